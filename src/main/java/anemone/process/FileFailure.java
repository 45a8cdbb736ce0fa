package anemone.process;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Describes failures of the file system in words. */
public final class FileFailure {

  private FileFailure() {}

  /** Returns the reason of a failure, without the file. */
  public static String why(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "a file of that name exists";
    }
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (e instanceof NotDirectoryException) {
      return "not a folder";
    }
    if (e instanceof DirectoryNotEmptyException) {
      return "a folder of that name exists";
    }
    if (e instanceof FileSystemException system && system.getReason() != null) {
      return plain(system.getReason());
    }
    if (e instanceof CharacterCodingException) {
      return "it is not UTF-8; save it as UTF-8";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : plain(e.getMessage());
  }

  /** Returns the words of the operating system in ours. */
  private static String plain(String reason) {
    return switch (reason) {
      case "Is a directory" -> "it is a folder";
      case "Not a directory" -> "a part of its path is not a folder";
      case "No space left on device" -> "the disk is full";
      case "Permission denied" -> "permission denied";
      case "Read-only file system" -> "the file system is read-only";
      case "Too many levels of symbolic links" -> "its symbolic links lead in a circle";
      case "File name too long" -> "the name is too long";
      default -> reason;
    };
  }

  /** Returns a sentence with the file, where the failure names one. */
  public static String sentence(IOException e) {
    return e instanceof FileSystemException system && system.getFile() != null
        ? "unable to read or write " + system.getFile() + ": " + why(e)
        : "unable to read or write a file: " + why(e);
  }
}
