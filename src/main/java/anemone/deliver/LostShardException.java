package anemone.deliver;

/** Another worker has taken a shard over, so this one must not begin another message of it. */
public final class LostShardException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A shard that was lost. */
  public LostShardException(Shard shard) {
    super("another worker has taken " + shard + " over");
  }
}
