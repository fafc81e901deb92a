package org.ncbrelay.port;

import java.util.Locale;
import org.ncbrelay.domain.output.Wording;

/** The languages that documents are written in. A port because the words are in message files, which a translator edits. */
@FunctionalInterface
public interface Wordings {
    /** @return the words of that language; English where we do not have it */
    Wording in(Locale language);
}
