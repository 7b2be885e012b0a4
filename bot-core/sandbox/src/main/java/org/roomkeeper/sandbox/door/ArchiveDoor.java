package org.roomkeeper.sandbox.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.sandbox.fault.FaultName;
import org.roomkeeper.sandbox.fault.FaultPlan;
import org.roomkeeper.sandbox.journal.Journal;
import org.roomkeeper.sandbox.world.Archive;
import org.roomkeeper.sandbox.world.Args;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.WeComError;
import org.roomkeeper.sandbox.world.World;

/**
 * Answers {@code /_sandbox/finance/getchatdata}: a page of the archive, as WeCom's native library
 * gives it; errors as WeCom's. What goes wrong with WeCom's own APIs goes wrong here too.
 */
final class ArchiveDoor {
  static final String PATH = "finance/getchatdata";
  private static final int LARGEST_GAP = 1000;

  private final World world;
  private final Journal journal;
  private final FaultPlan plan;
  private final Spoiling spoiling;
  private final ClockKeeper clock;
  private final ArchiveSeal seal = new ArchiveSeal();

  ArchiveDoor(World world, Journal journal, FaultPlan plan, Spoiling spoiling, ClockKeeper clock) {
    this.world = world;
    this.journal = journal;
    this.plan = plan;
    this.spoiling = spoiling;
    this.clock = clock;
  }

  /** Answers a call. */
  void answer(Context ctx, Args args) {
    long nanos = System.nanoTime();
    clock.requestBegins();
    try {
      Fault fault = spoiling.befalls(ctx.path(), false);
      boolean done = fault == null || fault.letsItBeDone();
      ObjectNode answer = done ? page(args, ctx.ip(), nanos, fault) : Json.object();
      int status = fault == null ? 200 : fault.status();
      clock.untilLeapIsHeardOf();
      spoiling.send(ctx, fault, status, spoiling.text(answer, fault, ctx.ip()));
    } finally {
      clock.requestEnds();
    }
  }

  private ObjectNode page(Args args, String ip, long nanos, @Nullable Fault fault) {
    long seq = args.number("seq", 0);
    String spoiled = fault == null ? null : fault.name();
    try {
      Archive.Page page = world.call(here -> demanded(here, args, seq));
      var strike = plan.onArchive("/_sandbox/" + PATH);
      if (strike.isPresent() && strike.get().name() == FaultName.ARCHIVE_SHORT) {
        int size = page.entries().size();
        page = page.first(size == 0 ? 0 : strike.get().random().nextInt(size));
        spoiled = strike.get().name().key();
      } else if (strike.isPresent()) {
        int numbers = 1 + strike.get().random().nextInt(LARGEST_GAP);
        world.run(here -> here.archive().skip(numbers));
      }
      ObjectNode answer = seal.seal(page);
      var seqs = Json.array();
      var ids = Json.array();
      for (Archive.Entry entry : page.entries()) {
        seqs.add(entry.seq());
        ids.add(entry.id());
      }
      if (!seqs.isEmpty()) {
        journal.archivePage(now(), nanos, seq, 0, spoiled, seqs, ids);
      }
      return answer;
    } catch (WeComError refused) {
      journal.archivePage(now(), nanos, seq, refused.code(), spoiled, Json.array(), Json.array());
      return Answers.refused(refused, ip, now() / 1000, "");
    }
  }

  private static Archive.Page demanded(World here, Args args, long seq) {
    if (!args.text("corpid").equals(here.corp().corpId())) {
      throw new WeComError(40013);
    }
    if (!args.text("secret").equals(here.corp().archiveSecret())) {
      throw new WeComError(40001);
    }
    return here.archive().after(seq, args.number("limit", 1000));
  }

  private long now() {
    return world.call(here -> here.clock().now());
  }
}
