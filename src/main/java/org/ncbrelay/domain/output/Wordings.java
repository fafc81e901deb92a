package org.ncbrelay.domain.output;

import java.util.Locale;

/** The languages that documents are written in. The words are in message files, which a translator edits. */
@FunctionalInterface
public interface Wordings {
    /** @return the words of that language; English where we do not have it */
    Wording in(Locale language);
}
