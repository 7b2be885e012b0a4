package org.roomkeeper.app.torture.witness;

import jakarta.inject.Inject;
import java.util.List;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.ContactAdded;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberEnrolled;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.MemberLeft;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.TagMember;

/** What is seen without anybody having ordered anything. */
final class Sightings {
  static final String TAGS = "torture";

  private Sightings() {}

  /** New contacts, who get a tag too. */
  static final class OfContacts implements Handler<ContactAdded> {
    private final Testimony testimony;

    @Inject
    OfContacts(Testimony testimony) {
      this.testimony = testimony;
    }

    @Override
    public Reaction on(ContactAdded event) {
      return testimony
          .seen("contact " + event.member())
          .and(TagMember.on(event.member(), TAGS, List.of("seen")));
    }
  }

  /** New members of the corp. */
  static final class OfEnrolments implements Handler<MemberEnrolled> {
    private final Testimony testimony;

    @Inject
    OfEnrolments(Testimony testimony) {
      this.testimony = testimony;
    }

    @Override
    public Reaction on(MemberEnrolled event) {
      return testimony.seen("enrolled " + event.member());
    }
  }

  /** Who comes into a room. */
  static final class OfArrivals implements Handler<MemberJoined> {
    private final Testimony testimony;

    @Inject
    OfArrivals(Testimony testimony) {
      this.testimony = testimony;
    }

    @Override
    public Reaction on(MemberJoined event) {
      return event.byUs()
          ? Reaction.none()
          : testimony.seen("joined " + event.room() + " " + event.member());
    }
  }

  /** Who leaves a room. */
  static final class OfDepartures implements Handler<MemberLeft> {
    private final Testimony testimony;

    @Inject
    OfDepartures(Testimony testimony) {
      this.testimony = testimony;
    }

    @Override
    public Reaction on(MemberLeft event) {
      return testimony.seen("left " + event.room() + " " + event.member());
    }
  }

  /** Buttons of the witness's own cards. */
  static final class OfPresses implements Handler<CardAnswered> {
    private final Testimony testimony;

    @Inject
    OfPresses(Testimony testimony) {
      this.testimony = testimony;
    }

    @Override
    public Reaction on(CardAnswered event) {
      return testimony.seen("pressed " + event.ref() + " " + event.choice());
    }
  }
}
