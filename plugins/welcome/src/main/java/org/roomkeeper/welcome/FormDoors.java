package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Rooms;

/**
 * The codes of hosts that newcomers scan, one for each form: it carries the form's number, by which
 * the platform says whose form it is when the person comes.
 */
final class FormDoors {
  static final String REF = "door-";

  private static final String SHUT = "shut-";
  private static final int MOST_HOSTS = 100;

  /** Somebody whose greeting did not come takes the host off their list and scans once more. */
  private static final Duration OPEN_AFTER_USE = Duration.ofDays(1);

  private static final Duration BEFORE_TRYING_AGAIN = Duration.ofMinutes(5);

  private final Applications applications;
  private final Rooms rooms;

  @Inject
  FormDoors(Applications applications, Rooms rooms) {
    this.applications = applications;
    this.rooms = rooms;
  }

  /** The door that carries a form's number. */
  static String name(String form) {
    return "form/" + form;
  }

  /** Has the code made, unless it is there. */
  Reaction open(Application form) {
    List<MemberId> hosts = rooms.community().hosts().stream().limit(MOST_HOSTS).toList();
    if (hosts.isEmpty()) {
      return Reaction.none().finding("no-hosts", form.id());
    }
    return rooms.door(name(form.id())).isPresent()
        ? Reaction.none()
        : Reaction.of(PointDoor.toHosts(name(form.id()), hosts, form.id()))
            .ref(REF + form.id())
            .because("form-filled-in");
  }

  /** Somebody has come with a form's code: a day later nobody needs it any more. */
  Reaction used(String form) {
    return Reaction.of(PointDoor.closed(name(form)))
        .ref(SHUT + form)
        .after(OPEN_AFTER_USE)
        .because("form-code-used");
  }

  /** Nobody has come with the codes of these forms, and the forms are forgotten. */
  Reaction expired(List<String> forms) {
    Reaction reaction = Reaction.none();
    for (String form : forms) {
      if (rooms.door(name(form)).isPresent()) {
        reaction = reaction.and(PointDoor.closed(name(form))).ref(SHUT + form);
      }
    }
    return reaction.steps().isEmpty() ? reaction : reaction.because("form-code-unused");
  }

  /** What the platform refused is ordered again a little later, while somebody waits for it. */
  Reaction settled(ActionSettled event) {
    if (event.outcome() instanceof Outcome.Done) {
      return Reaction.none();
    }
    Optional<Application> form =
        applications
            .find(event.ref().substring(REF.length()))
            .filter(one -> one.stage() == Application.Stage.OPEN);
    Reaction again =
        form.map(this::open)
            .filter(reaction -> !reaction.steps().isEmpty())
            .map(reaction -> reaction.after(BEFORE_TRYING_AGAIN))
            .orElse(Reaction.none());
    return again.finding("door-not-pointed", event.ref());
  }
}
