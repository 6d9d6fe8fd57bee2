package dsc.publish.rest;

import java.nio.file.Path;

/** A downloaded file and what is in it. */
public record Download(Path file, FileType type) {}
