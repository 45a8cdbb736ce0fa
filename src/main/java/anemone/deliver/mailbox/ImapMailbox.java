package anemone.deliver.mailbox;

import anemone.deliver.TimeLimit;
import anemone.deliver.bounce.BounceMailbox;
import anemone.subscriber.Checked;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/**
 * A folder on an IMAP server.
 *
 * <p>It is read from its end to its beginning, so that moved messages do not change the numbers of
 * unread ones. A message is identified by its UID (RFC 3501 section 2.3.1.1).
 */
public final class ImapMailbox implements BounceMailbox {

  /** Maximum time for all that is read in one run; the rest waits for the next one. */
  private static final Duration TOTAL = Duration.ofMinutes(10);

  private final ImapSettings settings;
  private final IMAPFolder folder;
  private final Predicate<String> known;
  private final String place;
  private final long end;
  private int unread;

  private ImapMailbox(ImapSettings settings, IMAPFolder folder, Predicate<String> known)
      throws MessagingException {
    this.settings = settings;
    this.folder = folder;
    this.known = known;
    this.place =
        "imap://%s/%s;UIDVALIDITY=%d/;UID="
            .formatted(settings.host(), settings.folder(), folder.getUIDValidity());
    this.end = System.nanoTime() + TOTAL.toNanos();
    this.unread = folder.getMessageCount();
  }

  /**
   * Opens a mailbox.
   *
   * @param settings its settings
   * @param known whether the message at a place was processed before, and is skipped
   * @throws IOException if that fails; the message names the server and the reason
   */
  public static ImapMailbox open(ImapSettings settings, Predicate<String> known)
      throws IOException {
    IMAPFolder folder = ImapConnector.open(settings);
    try {
      return new ImapMailbox(settings, folder, known);
    } catch (MessagingException e) {
      throw lost(e);
    }
  }

  @Override
  public List<MailboxMessage> next(int max) throws IOException {
    return limited(() -> unread(max));
  }

  private List<MailboxMessage> unread(int max) throws IOException {
    List<MailboxMessage> letters = new ArrayList<>();
    try {
      while (unread > 0 && letters.isEmpty()) {
        int first = Math.max(1, unread - max + 1);
        Message[] messages = folder.getMessages(first, unread);
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.FLAGS);
        profile.add(FetchProfile.Item.SIZE);
        folder.fetch(messages, profile);
        unread = first - 1;
        for (Message message : messages) {
          if (!message.isExpunged() && !message.isSet(Flags.Flag.DELETED)) {
            Stored stored = new Stored(this, message, place + folder.getUID(message));
            if (!known.test(stored.place())) {
              letters.add(stored);
            }
          }
        }
      }
    } catch (MessagingException e) {
      throw lost(e);
    }
    return letters;
  }

  @Override
  public void putAway(List<MailboxMessage> letters) throws IOException {
    Message[] messages =
        letters.stream().map(letter -> ((Stored) letter).message()).toArray(Message[]::new);
    if (messages.length == 0) {
      return;
    }
    limited(
        () -> {
          putAway(messages);
          return true;
        });
  }

  private void putAway(Message[] messages) throws IOException {
    try {
      if (folder.getMode() == Folder.READ_ONLY && settings.handled() != ImapSettings.Handled.KEEP) {
        throw new MessagingException(
            "the folder %s is read-only for %s; let it change the folder, or set bounces.handled: keep"
                .formatted(settings.folder(), settings.login().user()));
      }
      switch (settings.handled()) {
        case MOVE -> move(messages, settings.processed());
        case DELETE -> delete(messages);
        case KEEP -> {}
      }
    } catch (MessagingException e) {
      String done =
          settings.handled() == ImapSettings.Handled.DELETE
              ? "deleted"
              : "moved to " + settings.processed();
      String which =
          messages.length == 1 ? "a processed message" : messages.length + " processed messages";
      throw new NotPutAway(which + " cannot be " + done + ": " + ImapConnector.said(e), e);
    }
  }

  @Override
  public void close() {
    try {
      limited(
          () -> {
            folder.getStore().close();
            return true;
          });
    } catch (IOException e) {
      // The connection is lost; all messages were moved before.
    }
  }

  /** Makes a call that ends within the time for a reply, and within that for the mailbox. */
  private <T> T limited(Callable<T> call) throws IOException {
    Duration left = Duration.ofNanos(end - System.nanoTime());
    if (left.isNegative()) {
      throw new IOException(
          "the mailbox takes longer than " + TOTAL.toMinutes() + " minutes; the rest waits");
    }
    try {
      return TimeLimit.call(
          left.compareTo(settings.patience()) < 0 ? left : settings.patience(), call);
    } catch (TimeLimit.ExceededException e) {
      throw lost(e);
    }
  }

  private void move(Message[] messages, String name) throws MessagingException {
    IMAPStore store = (IMAPStore) folder.getStore();
    Folder target = target(store, name);
    if (store.hasCapability("MOVE")) {
      folder.moveMessages(messages, target);
    } else {
      folder.copyMessages(messages, target);
      delete(messages);
    }
  }

  /** Returns a folder of the user, which is created if it does not exist. */
  private static Folder target(IMAPStore store, String name) throws MessagingException {
    Folder target = ImapConnector.own(store, name);
    if (!target.exists() && !target.create(Folder.HOLDS_MESSAGES)) {
      throw new MessagingException("the server does not create the folder " + target.getFullName());
    }
    return target;
  }

  /** Without UIDPLUS (RFC 4315) only marks, since EXPUNGE would remove messages of others. */
  private void delete(Message[] messages) throws MessagingException {
    folder.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
    if (((IMAPStore) folder.getStore()).hasCapability("UIDPLUS")) {
      folder.expunge(messages);
    }
  }

  private static IOException lost(Exception e) {
    return new IOException("the mailbox was lost: " + ImapConnector.said(e), e);
  }

  /** A message on the server. */
  private record Stored(ImapMailbox box, Message message, String place) implements MailboxMessage {

    @Override
    public Checked<byte[]> read() throws IOException {
      return box.limited(this::content);
    }

    private Checked<byte[]> content() throws IOException {
      try {
        try (InputStream in = ((IMAPMessage) message).getMimeStream()) {
          return MessageLimit.read(in);
        }
      } catch (MessagingException | IOException e) {
        if (!message.getFolder().isOpen()) {
          throw lost(e);
        }
        return Checked.bad("unable to read it: " + ImapConnector.said(e));
      }
    }
  }
}
