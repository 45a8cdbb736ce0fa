package anemone.deliver.smtp;

import java.io.IOException;

/** The server does not offer PIPELINING (RFC 2920), or it is not to be used. */
public final class NoPipelining extends IOException {

  private static final long serialVersionUID = 1;

  NoPipelining() {
    super("the server does not offer PIPELINING; set smtp.client: auto");
  }
}
