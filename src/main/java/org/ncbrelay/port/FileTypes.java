package org.ncbrelay.port;

import java.util.Optional;
import org.ncbrelay.domain.evidence.FileName;

/** Knows the kinds of file that are taken as evidence. A port because a library outside the relay recognizes them. */
public interface FileTypes {
    /**
     * Tells a file's media type.
     *
     * @param beginning of the content, as much as {@link #BYTES_NEEDED} if there is so much
     * @return empty if the kind is not taken, or the name's extension does not fit the content
     */
    Optional<String> of(byte[] beginning, FileName name);

    int BYTES_NEEDED = 64 * 1024;
}
