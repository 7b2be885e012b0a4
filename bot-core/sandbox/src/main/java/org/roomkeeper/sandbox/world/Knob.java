package org.roomkeeper.sandbox.world;

/**
 * What can be set about the world: limits that an administrator or WeCom may change, and behaviour
 * that nobody could confirm.
 *
 * <p>The default's type is the knob's: a whole number, a flag or a text.
 */
public enum Knob {
  /** Headcount from which a customer group no longer takes people by its code. Unverified. */
  JOIN_WAY_QR_CAP("joinWayQrCap", 200L),
  /** Most people in a customer group, its owner included. */
  CUSTOMER_GROUP_CAP("customerGroupCap", 500L),
  /** Most people in an app group, the app included. */
  APP_GROUP_CAP("appGroupCap", 2000L),
  /** Most people in the all-staff group. */
  ALL_STAFF_CAP("allStaffCap", 10_000L),
  /** Whether a room that WeCom opened for a join way shows up in its chat_id_list. Unverified. */
  AUTO_ROOM_LISTED("autoRoomListed", true),
  /** Whether such a room's opening is called back as "create". Unverified. */
  AUTO_ROOM_CALLBACK("autoRoomCallback", true),
  /** Whose such a room is: "first" or "last" of the list's owners. Unverified. */
  AUTO_ROOM_OWNER("autoRoomOwner", "first"),
  /** Least time between two welcomes that WeCom itself shows in a room. Unverified. */
  ROOM_WELCOME_PAUSE_MILLIS("roomWelcomePauseMillis", 3000L),
  /** How many contacts a member may gain a day; 0 is no limit. Unverified. */
  CONTACTS_PER_MEMBER_PER_DAY("contactsPerMemberPerDay", 0L),
  /** Which secret may call customer APIs: "either", "contact" (the old way) or "app". */
  EXTERNAL_CONTACT_BY("externalContactBy", "either"),
  /** Life of a welcome code. */
  WELCOME_CODE_MILLIS("welcomeCodeMillis", 20_000L),
  /** Life of a card's response code. */
  RESPONSE_CODE_MILLIS("responseCodeMillis", 72L * 3600 * 1000),
  /** Life of a token. */
  TOKEN_SECONDS("tokenSeconds", 7200L),
  /** Whether the archive holds what the app itself says in app groups. Unverified. */
  ARCHIVE_OWN_MESSAGES("archiveOwnMessages", false),
  /** An app group's id in the archive: "same" as its chatid, or "separate". Unverified. */
  APP_GROUP_ROOM_IDS("appGroupRoomIds", "same"),
  /** How far back the archive reaches. */
  ARCHIVE_HORIZON_MILLIS("archiveHorizonMillis", 5L * 24 * 3600 * 1000),
  /** Least time between two msgaudit_notify events. */
  ARCHIVE_NOTIFY_MILLIS("archiveNotifyMillis", 15_000L),
  /** Pulls of the archive a minute; 600 in older copies of the documentation. */
  ARCHIVE_PULLS_PER_MINUTE("archivePullsPerMinute", 4000L),
  /** Calls a minute, for a corp and an API. */
  CALLS_PER_MINUTE("callsPerMinute", 10_000L),
  /** Calls an hour, for a corp and an API. */
  CALLS_PER_HOUR("callsPerHour", 150_000L),
  /** Calls a minute, for an address and an API. */
  CALLS_PER_MINUTE_PER_IP("callsPerMinutePerIp", 20_000L),
  /** Calls an hour, for an address and an API. */
  CALLS_PER_HOUR_PER_IP("callsPerHourPerIp", 600_000L),
  /** Wrong secrets an hour before gettoken is closed for an hour. */
  WRONG_SECRETS_PER_HOUR("wrongSecretsPerHour", 2000L),
  /** App messages a day are this many times the number of accounts. */
  MESSAGES_PER_DAY_PER_ACCOUNT("messagesPerDayPerAccount", 200L),
  /** App messages a minute that reach one member; the rest is dropped silently. */
  MESSAGES_PER_MINUTE_PER_MEMBER("messagesPerMinutePerMember", 30L),
  /** App messages an hour that reach one member; the rest is dropped silently. */
  MESSAGES_PER_HOUR_PER_MEMBER("messagesPerHourPerMember", 1000L),
  /** App groups made a day. */
  APP_GROUPS_PER_DAY("appGroupsPerDay", 1000L),
  /** Changes of app groups an hour. */
  APP_GROUP_CHANGES_PER_HOUR("appGroupChangesPerHour", 1000L),
  /** Person-times said in app groups a minute. */
  APP_GROUP_SENDS_PER_MINUTE("appGroupSendsPerMinute", 20_000L),
  /** Person-times said in app groups an hour. */
  APP_GROUP_SENDS_PER_HOUR("appGroupSendsPerHour", 300_000L),
  /** App messages in groups a minute that reach one member; the rest is dropped silently. */
  APP_GROUP_PER_MINUTE_PER_MEMBER("appGroupPerMinutePerMember", 200L),
  /** App messages in groups a day that reach one member; the rest is dropped silently. */
  APP_GROUP_PER_DAY_PER_MEMBER("appGroupPerDayPerMember", 10_000L),
  /** Messages a minute of one webhook robot. */
  WEBHOOK_PER_MINUTE("webhookPerMinute", 20L),
  /** Group messages a month to one customer or group; 0 is the number of the month's days. */
  GROUP_MESSAGES_PER_MONTH("groupMessagesPerMonth", 0L),
  /** How long a new group message answers 41063 before its tasks are there. */
  GROUP_MESSAGE_DISPATCH_MILLIS("groupMessageDispatchMillis", 0L),
  /** What get_groupmsg_task says of a task that was sent: 2 by its text, 1 in its sample. */
  GROUP_MESSAGE_TASK_SENT("groupMessageTaskSent", 2L),
  /** Join ways and contact ways together. */
  CODES_PER_CORP("codesPerCorp", 500_000L),
  /** Addresses that may call, divided by commas; empty for all. */
  TRUSTED_IPS("trustedIps", ""),
  /** Callbacks on their way at once; 1 keeps them in order. */
  CALLBACKS_IN_FLIGHT("callbacksInFlight", 1L),
  /** How long WeCom waits for the answer to a callback, on the host's clock. */
  CALLBACK_TIMEOUT_MILLIS("callbackTimeoutMillis", 5000L),
  /** How long WeCom waits for the echo that proves a callback address, on the host's clock. */
  ECHO_TIMEOUT_MILLIS("echoTimeoutMillis", 1000L),
  /** Pause between two tries of a callback, on the host's clock. Unverified. */
  CALLBACK_RETRY_PAUSE_MILLIS("callbackRetryPauseMillis", 1000L),
  /** Whether all tries of a callback carry the same nonce and time. Unverified. */
  CALLBACK_RETRIES_IDENTICAL("callbackRetriesIdentical", false),
  /** How long a running clock waits for a follower that has fallen silent, on the host's clock. */
  FOLLOWER_PATIENCE_MILLIS("followerPatienceMillis", 30_000L),
  /** Entries that the journal keeps. */
  JOURNAL_ENTRIES("journalEntries", 200_000L),
  /** Characters of a body that the journal keeps. */
  JOURNAL_TEXT("journalText", 16_384L);

  private final String key;
  private final Object initial;

  Knob(String key, Object initial) {
    this.key = key;
    this.initial = initial;
  }

  /** Its name in JSON. */
  public String key() {
    return key;
  }

  /** Where it stands at first: a Long, a Boolean or a String. */
  public Object initial() {
    return initial;
  }
}
