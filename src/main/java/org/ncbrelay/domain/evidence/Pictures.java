package org.ncbrelay.domain.evidence;

import java.io.IOException;
import java.io.InputStream;
import org.ncbrelay.domain.Refusal;

/** Reads pictures that people send. A port because the domain reads no pictures. */
public interface Pictures {
    /**
     * The same picture, written anew: nothing is left of it but its pixels: no place, no name, no hidden content.
     *
     * @param content read to its end or to the limit
     * @param limit   of the picture that was sent, and of the one that is written, in bytes
     * @throws Refusal.Invalid  naming {@code file}, if it is no PNG or JPEG, or has too many pixels
     * @throws Refusal.TooLarge if it is larger than the limit
     */
    Clean clean(InputStream content, int limit) throws IOException;

    /** @param mediaType {@code image/png} or {@code image/jpeg} */
    record Clean(String mediaType, byte[] content) {}
}
