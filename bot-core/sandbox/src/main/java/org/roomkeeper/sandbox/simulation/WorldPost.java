package org.roomkeeper.sandbox.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.runtime.post.Post;

/** The mail server of a simulation: it keeps what it is handed. Off until somebody opens it. */
final class WorldPost implements Post {
  private final List<Mail> sent = new ArrayList<>();
  private volatile boolean open;

  void open() {
    open = true;
  }

  synchronized List<Mail> sentTo(String address) {
    return sent.stream().filter(mail -> mail.address().equals(address)).toList();
  }

  @Override
  public boolean isSetUp() {
    return open;
  }

  @Override
  public synchronized Outcome send(Mail mail, long id) {
    sent.add(mail);
    return new Outcome.Done(Map.of());
  }
}
