package anemone.deliver.login;

import java.io.IOException;

/** A server refused a login, or offers none that can be used. */
public final class LoginRefused extends IOException {

  private static final long serialVersionUID = 1;

  /** A refusal; the reason must not have the credentials in it. */
  public LoginRefused(String why) {
    super(why);
  }
}
