package org.roomkeeper.runtime.line;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Plugin;
import org.roomkeeper.api.PreparedHandler;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Store;
import org.roomkeeper.api.Tell;
import org.roomkeeper.api.Tick;

/** Plugins that do what a test says, and remember what they were shown. */
final class Scripted {
  private Scripted() {}

  /** What a plugin does with a message. */
  interface Behaviour {
    Reaction on(MessagePosted event, Store store) throws Exception;
  }

  /** What a plugin was shown, in order. */
  static class Diary {
    final List<BotEvent> seen = new CopyOnWriteArrayList<>();

    List<String> texts() {
      return seen.stream()
          .filter(MessagePosted.class::isInstance)
          .map(event -> ((MessagePosted) event).text())
          .toList();
    }

    <E extends BotEvent> List<E> of(Class<E> kind) {
      return seen.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
  }

  abstract static class ScriptedPlugin extends BotPlugin {
    final Diary diary = new Diary();
    private final Behaviour behaviour;

    ScriptedPlugin(Behaviour behaviour) {
      this.behaviour = behaviour;
    }

    @Override
    protected void configure() {
      bind(Diary.class).toInstance(diary);
      bind(Behaviour.class).toInstance(behaviour);
      on(MessagePosted.class, OnMessage.class);
      on(ActionSettled.class, Notes.class);
    }
  }

  /** One that may do much, and moderates. */
  @Plugin(
      value = "guard",
      api = 1,
      acts = {
        Say.class,
        Tell.class,
        Greet.class,
        Remove.class,
        AskOwner.class,
        AskModerators.class,
        NoteFact.class
      },
      sees = Plugin.Sight.MESSAGE_TEXTS,
      writes = "strikes")
  static final class Guard extends ScriptedPlugin {
    Guard(Behaviour behaviour) {
      super(behaviour);
    }
  }

  /** One that counts what somebody has said in a fact about them, and says how much it was. */
  @Plugin(
      value = "tally",
      api = 1,
      acts = {Say.class, NoteFact.class},
      writes = Tally.COUNT)
  static final class Tally extends BotPlugin {
    static final String COUNT = "tally/count";

    @Override
    protected void configure() {
      on(MessagePosted.class, Counting.class);
    }
  }

  static final class Counting implements Handler<MessagePosted> {
    private final Members members;

    @Inject
    Counting(Members members) {
      this.members = members;
    }

    @Override
    public Reaction on(MessagePosted event) {
      String before =
          members.find(event.member()).flatMap(one -> one.fact(Tally.COUNT)).orElse("0");
      String now = Integer.toString(Integer.parseInt(before) + 1);
      return Reaction.of(NoteFact.of(event.member(), Tally.COUNT, now))
          .and(Say.to(event.room(), now))
          .because("counted");
    }
  }

  /** One that sees texts and may only say. */
  @Plugin(value = "parrot", api = 1, acts = Say.class, sees = Plugin.Sight.MESSAGE_TEXTS)
  static final class Parrot extends ScriptedPlugin {
    Parrot(Behaviour behaviour) {
      super(behaviour);
    }
  }

  /** One that has declared nothing at all. */
  @Plugin(value = "stranger", api = 1)
  static final class Stranger extends ScriptedPlugin {
    Stranger(Behaviour behaviour) {
      super(behaviour);
    }
  }

  /** One that is told when people join and when time passes. */
  @Plugin(value = "watcher", api = 1)
  static final class Watcher extends BotPlugin {
    final Diary diary = new Diary();

    @Override
    protected void configure() {
      bind(Diary.class).toInstance(diary);
      on(Tick.class, Notes.class);
      on(MemberJoined.class, Notes.class);
    }
  }

  /** What a plugin answers when time passes. */
  interface Waking {
    Reaction on(Tick tick);
  }

  /** One that says when it wants to be told of time again. */
  @Plugin(value = "dozer", api = 1)
  static final class Dozer extends BotPlugin {
    final Diary diary = new Diary();
    private final Waking waking;

    Dozer(Waking waking) {
      this.waking = waking;
    }

    @Override
    protected void configure() {
      bind(Diary.class).toInstance(diary);
      bind(Waking.class).toInstance(waking);
      on(Tick.class, OnTick.class);
    }
  }

  static final class OnTick implements Handler<Tick> {
    private final Waking waking;
    private final Diary diary;

    @Inject
    OnTick(Waking waking, Diary diary) {
      this.waking = waking;
      this.diary = diary;
    }

    @Override
    public Reaction on(Tick event) {
      diary.seen.add(event);
      return waking.on(event);
    }
  }

  /** What comes first for a message. */
  interface FirstHalf {
    String of(MessagePosted event) throws Exception;
  }

  /** One with a first half that runs ahead. */
  @Plugin(value = "judge", api = 1, acts = Say.class, sees = Plugin.Sight.MESSAGE_TEXTS)
  static final class Judge extends BotPlugin {
    private final FirstHalf half;

    Judge(FirstHalf half) {
      this.half = half;
    }

    @Override
    protected void configure() {
      bind(FirstHalf.class).toInstance(half);
      onPrepared(MessagePosted.class, Judging.class);
    }
  }

  static final class OnMessage implements Handler<MessagePosted> {
    private final Behaviour behaviour;
    private final Diary diary;
    private final Store store;

    @Inject
    OnMessage(Behaviour behaviour, Diary diary, Store store) {
      this.behaviour = behaviour;
      this.diary = diary;
      this.store = store;
    }

    @Override
    public Reaction on(MessagePosted event) throws Exception {
      diary.seen.add(event);
      return behaviour.on(event, store);
    }
  }

  static final class Notes implements Handler<BotEvent> {
    private final Diary diary;

    @Inject
    Notes(Diary diary) {
      this.diary = diary;
    }

    @Override
    public Reaction on(BotEvent event) {
      diary.seen.add(event);
      return Reaction.none();
    }
  }

  static final class Judging implements PreparedHandler<MessagePosted, String> {
    private final FirstHalf half;

    @Inject
    Judging(FirstHalf half) {
      this.half = half;
    }

    @Override
    public String prepare(MessagePosted event) throws Exception {
      return half.of(event);
    }

    @Override
    public Reaction on(MessagePosted event, Optional<String> prepared) {
      return Reaction.of(
              Say.to(event.room(), event.text() + ": " + prepared.orElse("not prepared")))
          .because("judged");
    }
  }
}
