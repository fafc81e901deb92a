package org.ncbrelay.domain.intelligence;

/**
 * The three things that INTERPOL notes on information from outside law enforcement (Annex 2.1). Nobody can edit or
 * remove it: it is no field of a record but follows from the kind of its source, in every output.
 */
public final class Caveat {
    /** The words of every output. */
    public static final String TEXT =
            "This information was received from an external source. INTERPOL is not the source "
                    + "of the data. INTERPOL has not independently verified the information contained within.";

    private Caveat() {}
}
