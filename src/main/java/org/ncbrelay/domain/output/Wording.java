package org.ncbrelay.domain.output;

import java.util.Locale;
import org.ncbrelay.domain.Note;

/** The words of a document next to what people wrote, in one language; the same language gives the same words at every export. */
public interface Wording {
    /** In which a document says it is written. */
    Locale language();

    /**
     * A heading, a label or a sentence of a document.
     *
     * @param key without its family, {@code submittedBy}
     */
    String say(String key, Object... values);

    /**
     * The label of a field of a request.
     *
     * @param path as the contract names it, without the number of a row: {@code listings.price.amount}
     */
    String field(String path);

    /** What a field of a request holds, where it is one of our lists; else as it was written. */
    String value(String path, Object value);

    /**
     * A name of one of our lists.
     *
     * @param list which, {@code status}
     * @param name of an enumeration, or as a text; null gives null
     * @return the name itself where the list does not have it
     */
    String name(String list, Object name);

    /** A note of the timeline; days and countries stay as they are on record. */
    String note(Note note);

    /** Whom an event of the timeline was for. */
    String addressee(String recorded);
}
