package anemone.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads text files, and says which line is not UTF-8. */
public final class TextFile {

  private TextFile() {}

  /**
   * Returns the text of a file.
   *
   * @throws IOException if it cannot be read, or is not UTF-8; {@link FileFailure} has the reason
   */
  public static String read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "it is a folder");
    }
    byte[] content = Files.readAllBytes(file);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer octets = ByteBuffer.wrap(content);
    try {
      return decoder.decode(octets).toString();
    } catch (CharacterCodingException e) {
      throw new FileSystemException(file.toString(), null, reason(content));
    }
  }

  private static String reason(byte[] content) {
    if (content.length > 1
        && ((content[0] == (byte) 0xFF && content[1] == (byte) 0xFE)
            || (content[0] == (byte) 0xFE && content[1] == (byte) 0xFF))) {
      return "it is UTF-16; save it as UTF-8";
    }
    ByteBuffer octets = ByteBuffer.wrap(content);
    StandardCharsets.UTF_8.newDecoder().decode(octets, CharBuffer.allocate(content.length), true);
    int line = 1;
    for (int i = 0; i < octets.position(); i++) {
      line += content[i] == '\n' ? 1 : 0;
    }
    return "line " + line + " is not UTF-8; save the file as UTF-8";
  }
}
