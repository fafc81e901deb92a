package org.ncbrelay.port;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.ncbrelay.domain.output.Document;
import org.ncbrelay.domain.output.Table;

/**
 * Writes outputs in the formats that receivers use; each has the handling markings and the caveat, and nothing is ever fetched. A
 * port because the formats belong to libraries and standards outside the relay.
 */
public interface Exporter {
    /**
     * For people: tagged text, the marks and the caveat on every page, pages numbered, the digest of the text printed.
     *
     * @param pictures the bytes of each, asked for one by one; one that has none is not shown
     */
    byte[] pdf(Document document, Function<UUID, Optional<byte[]>> pictures);

    /** For programs: a STIX 2.1 bundle; the same document gives the same bytes. */
    byte[] stix(Document document);

    /** For spreadsheets: RFC 4180 in UTF-8; no cell is taken for a formula. */
    byte[] csv(Table table);
}
