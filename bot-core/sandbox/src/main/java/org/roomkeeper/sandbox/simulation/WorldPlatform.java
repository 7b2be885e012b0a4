package org.roomkeeper.sandbox.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.BlockWords;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberLeft.Departure;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.OfferWelcome;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.ReadLive;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.api.Tell;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.platform.AfterCrash;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.runtime.platform.Platform;
import org.roomkeeper.runtime.time.Clockwork;
import org.roomkeeper.sandbox.world.Args;
import org.roomkeeper.sandbox.world.Caller;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.WeComError;
import org.roomkeeper.sandbox.world.World;

/**
 * The world as the platform behind the courier: each action is put to the world's own methods, in
 * the same process. What the world refuses is refused, late or to be tried later; nothing is ever
 * unknown, for nothing lies between. Safe for use by many threads.
 */
@Singleton
final class WorldPlatform implements Platform {
  private static final Duration RATE_WINDOW = Duration.ofMinutes(1);
  private static final int RATE = 45009;
  private static final int CROWDED = 45033;
  private static final int NOT_YET = 41063;
  private static final int WELCOME_CODE_EXPIRED = 41050;
  private static final int SENT = 1;
  private static final int WORDS_IN_RULE = 300;

  private final Capabilities capabilities = new WorldCapabilities();
  private final World world;
  private final WorldSource source;
  private final Roster roster;
  private final Clockwork clock;
  private final WorldCards cards;
  private final WorldDoors doors;

  @Inject
  WorldPlatform(World world, WorldSource source, Roster roster, Clockwork clock) {
    this.world = world;
    this.source = source;
    this.roster = roster;
    this.clock = clock;
    this.cards = new WorldCards(roster);
    this.doors = new WorldDoors(roster);
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public AfterCrash afterCrash(Action action) {
    return AfterCrash.REPORT;
  }

  @Override
  public Outcome perform(Delivery delivery) {
    return attempt(
        here ->
            switch (delivery.action()) {
              case BlockWords block -> block(here, block);
              case Say say -> say(here, say);
              case Tell tell ->
                  tell.choices().isEmpty() ? tell(here, tell) : cards.tell(here, tell, delivery);
              case Greet greet -> greet(here, greet);
              case AskModerators ask -> cards.askModerators(here, ask, delivery);
              case AskOwner ask -> cards.askOwner(here, ask, delivery);
              case CloseCard close -> cards.close(here, close, delivery);
              case Remove remove -> remove(here, remove, delivery);
              case Admit admit -> admit(here, admit);
              case OpenRoom open -> open(here, open);
              case PointDoor point -> doors.point(here, point, delivery);
              case TagMember tag -> WorldTags.tag(here, tag, roster.hostsOf(tag.member()));
              case OfferWelcome offer -> offer(here, offer);
              case BookLive book -> WorldLives.book(here, book);
              case ReadLive read -> WorldLives.read(here, read);
              case NoteFact _ -> new Outcome.Refused("the core keeps facts itself");
              case ReadPage _ -> new Outcome.Refused("the core reads pages itself");
              case Mail _ -> new Outcome.Refused("the core sends mail itself");
            });
  }

  @Override
  public Optional<Outcome> findOut(Delivery delivery) {
    if (delivery.action() instanceof Say say
        && delivery.soFar().orElse(null) instanceof Outcome.AskedPerson asked
        && asked.details().containsKey("msgid")) {
      return Optional.of(attempt(here -> standing(here, say, asked)));
    }
    return Optional.of(new Outcome.Unknown("the world cannot be asked about this"));
  }

  @Override
  public void remind(Delivery delivery) {
    groupMessage(delivery)
        .ifPresent(
            args ->
                attempt(
                    here -> {
                      here.groupMessages().remind(args);
                      return new Outcome.Done(Map.of());
                    }));
  }

  @Override
  public Optional<Outcome> takeBack(Delivery delivery) {
    return groupMessage(delivery)
        .map(
            args ->
                attempt(
                    here -> {
                      here.groupMessages().cancel(args);
                      return new Outcome.Done(Map.of());
                    }))
        .flatMap(_ -> findOut(delivery))
        .map(
            found ->
                found instanceof Outcome.Done
                    ? found
                    : new Outcome.Withdrawn(Outcome.Withdrawn.Reason.TAKEN_BACK));
  }

  private static Optional<Args> groupMessage(Delivery delivery) {
    return delivery.action() instanceof Say
            && delivery.soFar().orElse(null) instanceof Outcome.AskedPerson asked
            && asked.details().containsKey("msgid")
        ? Optional.of(new Args(Json.object().put("msgid", asked.details().get("msgid"))))
        : Optional.empty();
  }

  private Outcome attempt(Function<World, Outcome> work) {
    try {
      return world.call(work);
    } catch (WeComError refused) {
      String why = "WeCom " + refused.code() + ": " + refused.phrase();
      return switch (refused.code()) {
        case RATE, CROWDED, NOT_YET -> new Outcome.TryLater(clock.instant().plus(RATE_WINDOW), why);
        case WELCOME_CODE_EXPIRED -> new Outcome.Late();
        default -> new Outcome.Refused(why);
      };
    }
  }

  private Outcome say(World here, Say say) {
    return switch (kind(say.room())) {
      case APP_GROUP -> {
        source.saying(say.room(), say.text());
        here.appGroups().send(appGroupText(say));
        yield new Outcome.Done(Map.of());
      }
      case CUSTOMER_GROUP -> sayThroughOwner(here, say);
      case ALL_STAFF, OTHER_INTERNAL ->
          new Outcome.Refused("nobody has added a webhook robot to this room");
    };
  }

  private static Args appGroupText(Say say) {
    var args = Json.object().put("chatid", WorldIds.wire(say.room())).put("msgtype", "text");
    var text = Json.object().put("content", say.text());
    if (!say.mentions().isEmpty()) {
      text.set("mentioned_list", Json.texts(say.mentions().stream().map(WorldIds::wire).toList()));
    }
    args.set("text", text);
    return new Args(args);
  }

  private Outcome sayThroughOwner(World here, Say say) {
    var owner = roster.room(say.room()).flatMap(room -> room.owner());
    if (owner.isEmpty()) {
      return new Outcome.Refused("the owner of " + say.room() + " is not known");
    }
    source.saying(say.room(), say.text());
    var args = Json.object().put("chat_type", "group").put("sender", WorldIds.wire(owner.get()));
    args.set("chat_id_list", Json.texts(List.of(WorldIds.wire(say.room()))));
    args.set("text", Json.object().put("content", say.text()));
    var answer = here.groupMessages().add(new Args(args));
    return new Outcome.AskedPerson(
        owner.get().value(), Map.of("msgid", answer.path("msgid").asText()));
  }

  private static Outcome standing(World here, Say say, Outcome.AskedPerson asked) {
    var args =
        Json.object()
            .put("msgid", asked.details().get("msgid"))
            .put("userid", WorldIds.wire(new MemberId(asked.who())));
    for (var target : here.groupMessages().results(new Args(args)).path("send_list")) {
      if (target.path("chat_id").asText().equals(WorldIds.wire(say.room()))) {
        int status = target.path("status").asInt();
        return status == 0
            ? asked
            : status == SENT
                ? new Outcome.Done(asked.details())
                : new Outcome.Refused("the group message did not go there: status " + status);
      }
    }
    return asked;
  }

  private static Outcome tell(World here, Tell tell) {
    var args =
        Json.object()
            .put("agentid", here.corp().agentId())
            .put("touser", WorldIds.wire(tell.member()))
            .put("msgtype", "text");
    args.set("text", Json.object().put("content", tell.text()));
    return done(here.appMessages().send(new Args(args)), "msgid");
  }

  private static Outcome greet(World here, Greet greet) {
    var args = Json.object().put("welcome_code", greet.code().value());
    args.set("text", Json.object().put("content", greet.text()));
    greet
        .link()
        .ifPresent(
            link -> {
              var card =
                  Json.object()
                      .put("title", link.title())
                      .put("desc", link.description())
                      .put("url", link.address().toString());
              link.picture().ifPresent(picture -> card.put("picurl", picture.toString()));
              var attachment = Json.object().put("msgtype", "link");
              attachment.set("link", card);
              args.set("attachments", Json.array().add(attachment));
            });
    here.customers().welcome(new Args(args));
    return new Outcome.Done(Map.of());
  }

  private Outcome remove(World here, Remove remove, Delivery delivery) {
    return switch (kind(remove.room())) {
      case APP_GROUP -> {
        change(here, remove.room(), "del_user_list", remove.member());
        source.wake(
            List.of(
                new Incoming.Departures(
                    remove.room(), List.of(remove.member()), Departure.REMOVED)));
        yield new Outcome.Done(Map.of());
      }
      case CUSTOMER_GROUP -> cards.askToRemove(here, remove, delivery);
      case ALL_STAFF, OTHER_INTERNAL ->
          new Outcome.Refused("nobody can be taken out of this kind of room");
    };
  }

  private Outcome admit(World here, Admit admit) {
    change(here, admit.room(), "add_user_list", admit.member());
    source.wake(List.of());
    return new Outcome.Done(Map.of());
  }

  private static void change(World here, RoomId room, String list, MemberId member) {
    var args = Json.object().put("chatid", WorldIds.wire(room));
    args.set(list, Json.texts(List.of(WorldIds.wire(member))));
    here.appGroups().update(new Args(args));
  }

  private Outcome open(World here, OpenRoom open) {
    var args = Json.object().put("name", open.name()).put("owner", WorldIds.wire(open.owner()));
    args.set("userlist", Json.texts(open.members().stream().map(WorldIds::wire).toList()));
    String chatId = here.appGroups().create(new Args(args)).path("chatid").asText();
    source.wake(List.of());
    return new Outcome.Done(Map.of("room", WorldIds.room(here.rooms().get(chatId)).value()));
  }

  private static Outcome offer(World here, OfferWelcome offer) {
    if (kind(offer.room()) != RoomKind.CUSTOMER_GROUP) {
      return new Outcome.Refused("only customer groups have a welcome text of their own");
    }
    var args = Json.object().put("notify", 1);
    args.set("text", Json.object().put("content", offer.text()));
    var answer = here.roomWelcomes().add(new Args(args), Caller.APP);
    return new Outcome.Done(Map.of("template", answer.path("template_id").asText()));
  }

  private static Outcome block(World here, BlockWords block) {
    var rules = here.interceptRules();
    for (var rule : rules.list().path("rule_list")) {
      rules.delete(new Args(Json.object().put("rule_id", rule.path("rule_id").asText())));
    }
    for (int from = 0; from < block.words().size(); from += WORDS_IN_RULE) {
      int to = Math.min(block.words().size(), from + WORDS_IN_RULE);
      var rule = Json.object().put("rule_name", "from " + from).put("intercept_type", 1);
      rule.set("word_list", Json.texts(block.words().subList(from, to)));
      var range = Json.object();
      range.set("user_list", Json.texts(block.staff().stream().map(WorldIds::wire).toList()));
      rule.set("applicable_range", range);
      rules.add(new Args(rule));
    }
    return new Outcome.Done(Map.of());
  }

  private static Outcome done(ObjectNode answer, String detail) {
    return new Outcome.Done(Map.of(detail, answer.path(detail).asText()));
  }

  private static RoomKind kind(RoomId room) {
    String value = room.value();
    if (value.startsWith("customer:")) {
      return RoomKind.CUSTOMER_GROUP;
    } else if (value.startsWith("app:")) {
      return RoomKind.APP_GROUP;
    }
    return value.startsWith("all-staff:") ? RoomKind.ALL_STAFF : RoomKind.OTHER_INTERNAL;
  }
}
