package org.ncbrelay.domain.directory;

import java.util.function.UnaryOperator;
import org.ncbrelay.domain.Officer;

/** Who acted, as far as a reader may know it. */
public interface Actors {
    /** Where the organisation is not known any more. */
    String NOT_NAMED = "–";

    /**
     * INTERPOL knows every login, a country those of its own officers.
     *
     * @param userId who acted; the relay's own, an operator's, and the code of an organisation stay as they are
     * @return the login, or the code of the actor's organisation; {@value #NOT_NAMED} for a deleted account of another organisation
     */
    String seenBy(Officer reader, String userId);

    /** The same for each name of a document that the reader gets; null, where nobody acted, stays. */
    default UnaryOperator<String> seenBy(Officer reader) {
        return userId -> userId == null ? null : seenBy(reader, userId);
    }
}
