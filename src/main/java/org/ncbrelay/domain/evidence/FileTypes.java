package org.ncbrelay.domain.evidence;

import java.util.Optional;
import org.ncbrelay.domain.Refusal;

/** Knows the kinds of file that are taken as evidence. */
public interface FileTypes {
    /**
     * Tells a file's media type.
     *
     * @param beginning of the content, as much as {@link #BYTES_NEEDED} if there is so much
     * @return empty if the kind is not taken, or the name's extension does not fit the content
     */
    Optional<String> of(byte[] beginning, FileName name);

    /** @throws Refusal.Invalid if the file is empty or its kind is not taken */
    default String require(byte[] beginning, FileName name) {
        if (beginning.length == 0) throw new Refusal.Invalid("file", "wrong.required", "must not be empty");
        return of(beginning, name)
                .orElseThrow(
                        () -> new Refusal.Invalid(
                                "file",
                                "wrong.fileKind",
                                "must be a picture, PDF, text, web page, letter, document, recording or ZIP archive, and its name must fit its content"));
    }

    int BYTES_NEEDED = 64 * 1024;
}
