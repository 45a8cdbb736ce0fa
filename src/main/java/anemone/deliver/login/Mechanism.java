package anemone.deliver.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Optional;

/** A login mechanism (RFC 4422). The strongest for each kind of credential comes first. */
public enum Mechanism {
  /** Proves the password without sending it (RFC 7677). */
  SCRAM_SHA_256(false) {
    @Override
    Conversation begin(Peer peer, String user, String secret) {
      return new Scram(user, secret, Scram.randomNonce());
    }
  },
  /** User and password in one message (RFC 4616). */
  PLAIN(false) {
    @Override
    Conversation begin(Peer peer, String user, String secret) {
      return once("\0" + user + "\0" + secret);
    }
  },
  /** User and password one after the other. */
  LOGIN(false) {
    @Override
    Conversation begin(Peer peer, String user, String secret) {
      return new Conversation() {
        private boolean named;

        @Override
        public Optional<byte[]> first() {
          return Optional.empty();
        }

        @Override
        public byte[] answer(byte[] challenge) {
          String next = named ? secret : user;
          named = true;
          return next.getBytes(UTF_8);
        }
      };
    }
  },
  /** An access token (RFC 7628). */
  OAUTHBEARER(true) {
    @Override
    Conversation begin(Peer peer, String user, String secret) {
      return token(
          "n,a=%s,\u0001host=%s\u0001port=%d\u0001auth=Bearer %s\u0001\u0001"
              .formatted(escaped(user), peer.host(), peer.port(), secret),
          new byte[] {1});
    }
  },
  /** An access token, in the form that Google and Microsoft had before RFC 7628. */
  XOAUTH2(true) {
    @Override
    Conversation begin(Peer peer, String user, String secret) {
      return token("user=" + user + "\u0001auth=Bearer " + secret + "\u0001\u0001", new byte[0]);
    }
  };

  private final boolean token;

  Mechanism(boolean token) {
    this.token = token;
  }

  /** The server that is logged in to. */
  record Peer(String host, int port) {}

  /** What is said in one login. */
  interface Conversation {

    /** Returns what is sent with the name of the mechanism; empty if the server speaks first. */
    Optional<byte[]> first();

    /**
     * Answers a challenge.
     *
     * @throws LoginRefused if the server does not prove that it knows the password
     */
    byte[] answer(byte[] challenge) throws LoginRefused;

    /** Whether the login may end with the last challenge. */
    default boolean isComplete() {
      return true;
    }
  }

  /** Returns the name in protocols: {@code SCRAM-SHA-256}. */
  public String word() {
    return name().replace('_', '-');
  }

  /** Whether it takes an access token in place of a password. */
  public boolean takesToken() {
    return token;
  }

  abstract Conversation begin(Peer peer, String user, String secret);

  /** Returns the forms in which a secret may occur in what a server says. */
  static String escaped(String user) {
    return user.replace("=", "=3D").replace(",", "=2C");
  }

  private static Conversation once(String message) {
    return token(message, new byte[0]);
  }

  /**
   * Returns a conversation of one message. A challenge after it is the reason of a refusal, which
   * the server sends once it got an answer.
   */
  private static Conversation token(String message, byte[] afterRefusal) {
    return new Conversation() {
      @Override
      public Optional<byte[]> first() {
        return Optional.of(message.getBytes(UTF_8));
      }

      @Override
      public byte[] answer(byte[] challenge) {
        return afterRefusal;
      }
    };
  }

  /** Returns the mechanism with a name, in any case. */
  public static Optional<Mechanism> of(String word) {
    String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
    for (Mechanism mechanism : values()) {
      if (mechanism.name().equals(name)) {
        return Optional.of(mechanism);
      }
    }
    return Optional.empty();
  }
}
