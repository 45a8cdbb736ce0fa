package anemone.deliver.mailbox;

import anemone.deliver.login.LoginDialogue;
import anemone.deliver.login.LoginDialogue.Answer;
import anemone.deliver.login.LoginRefused;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;

/** A store of Jakarta Mail that logs in as SMTP does (RFC 3501 section 6.2.2). */
final class SaslStore extends IMAPStore {

  private static final String NAME = "imap";
  private static final String OFFER = "AUTH=";

  private final ImapSettings settings;

  SaslStore(Session session, ImapSettings settings) {
    super(session, new URLName(NAME, null, -1, null, null, null));
    this.settings = settings;
  }

  @Override
  protected IMAPProtocol newIMAPProtocol(String host, int port)
      throws IOException, ProtocolException {
    return new SaslProtocol(host, port, session, settings);
  }

  /** The connection. */
  private static final class SaslProtocol extends LimitedProtocol {

    private final ImapSettings settings;
    private boolean loggedIn;

    SaslProtocol(String host, int port, Session session, ImapSettings settings)
        throws IOException, ProtocolException {
      super(
          NAME,
          host,
          port,
          session.getProperties(),
          new MailLogger(
              SaslStore.class,
              "IMAP",
              false,
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));
      this.settings = settings;
    }

    @Override
    public boolean isAuthenticated() {
      return loggedIn || super.isAuthenticated();
    }

    /** Logs in; a server that offers no mechanism for a password gets the command LOGIN. */
    @Override
    public void sasllogin(String[] allowed, String realm, String authzid, String u, String p)
        throws ProtocolException {
      List<String> offered =
          getCapabilities().keySet().stream()
              .filter(word -> word.startsWith(OFFER))
              .map(word -> word.substring(OFFER.length()))
              .toList();
      LoginDialogue dialogue =
          new LoginDialogue(settings.login(), settings.host(), settings.port());
      if (dialogue.ways(offered).isEmpty()
          && !settings.login().credential().isToken()
          && settings.login().mechanism().isEmpty()
          && !hasCapability("LOGINDISABLED")) {
        throw new UnsupportedOperationException("the command LOGIN is used instead");
      }
      try {
        dialogue.logIn(offered, new Authenticate());
        loggedIn = true;
      } catch (LoginRefused e) {
        throw new CommandFailedException(String.valueOf(e.getMessage()));
      } catch (IOException e) {
        throw new ProtocolException(String.valueOf(e.getMessage()), e);
      }
    }

    /** Carries a login over IMAP. */
    private final class Authenticate implements LoginDialogue.Channel {

      private String tag = "";
      private Optional<String> held = Optional.empty();

      @Override
      public Answer begin(String mechanism, Optional<String> first) throws IOException {
        boolean together = first.isPresent() && hasCapability("SASL-IR");
        held = together ? Optional.empty() : first;
        try {
          tag =
              writeCommand(
                  "AUTHENTICATE "
                      + mechanism
                      + (together ? " " + (first.get().isEmpty() ? "=" : first.get()) : ""),
                  null);
          Answer answer = read();
          if (answer.kind() == Answer.Kind.CHALLENGE && held.isPresent()) {
            String message = held.get();
            held = Optional.empty();
            return answer(message);
          }
          return answer;
        } catch (ProtocolException e) {
          throw new IOException(e.getMessage(), e);
        }
      }

      @Override
      public Answer answer(String message) throws IOException {
        getOutputStream().write((message + "\r\n").getBytes(StandardCharsets.US_ASCII));
        getOutputStream().flush();
        return read();
      }

      private Answer read() throws IOException {
        try {
          while (true) {
            Response response = readResponse();
            if (response.isContinuation()) {
              return new Answer(Answer.Kind.CHALLENGE, 0, response.getRest());
            }
            if (response.isBYE()) {
              throw new IOException("the server closed the connection: " + response.getRest());
            }
            if (response.isTagged() && tag.equals(response.getTag())) {
              if (response.isOK()) {
                parseCapabilities(response);
                return new Answer(Answer.Kind.SUCCESS, 0, response.getRest());
              }
              return new Answer(Answer.Kind.REFUSAL, 0, response.getRest());
            }
          }
        } catch (ProtocolException e) {
          throw new IOException(e.getMessage(), e);
        }
      }
    }
  }
}
