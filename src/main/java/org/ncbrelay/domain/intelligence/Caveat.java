package org.ncbrelay.domain.intelligence;

import org.ncbrelay.domain.casefile.SupportCase;

/**
 * The three things that INTERPOL notes on information from outside law enforcement (Annex 2.1). No one can edit or
 * remove it: it is no field of a record but follows from the kind of its source, in every output.
 */
public final class Caveat {
    /** The words of every output. */
    public static final String TEXT =
            "This information was received from an external source. INTERPOL is not the source "
                    + "of the data. INTERPOL has not independently verified the information contained within.";

    private Caveat() {}

    /**
     * A text on a case as other countries read it.
     *
     * @return the text, with the caveat as its last paragraph where the case has an external source
     */
    public static String under(String text, SupportCase request) {
        return request.externalSources().isEmpty() ? text : text + "\n\n" + TEXT;
    }
}
