package org.ncbrelay.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Note.Term;

/**
 * A note in two columns: all of it in English, and in {@code said} what the relay says of it, by code. Where {@code said} is null, an officer
 * wrote the whole.
 */
public final class NoteColumns {
    private static final ObjectMapper JSON = new ObjectMapper();

    private NoteColumns() {}

    /** The whole in English; null if there is no note. */
    public static String text(Note note) {
        return note == null ? null : note.toString();
    }

    /** What the relay says of it, each term as separator, code and English; null if that is nothing. */
    public static List<List<String>> terms(Note note) {
        if (note == null || note.said().isEmpty()) return null;
        return note.said().stream()
                .map(term -> List.of(term.before(), term.code(), term.english()))
                .toList();
    }

    /** The same as JSON. */
    public static String said(Note note) {
        List<List<String>> terms = terms(note);
        return terms == null ? null : Json.write(terms);
    }

    /** @return null if there is no note */
    public static Note read(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        String said = row.getString("said");
        if (text == null || said == null) return Note.written(text);
        Note relays = new Note(terms(said), null);
        int length = relays.toString().length();
        return length < text.length() ? relays.then(text.substring(length + ": ".length())) : relays;
    }

    private static List<Term> terms(String said) {
        try {
            return JSON.readValue(said, new TypeReference<List<List<String>>>() {}).stream()
                    .map(term -> new Term(term.get(0), term.get(1), term.get(2)))
                    .toList();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A note cannot be read.", broken);
        }
    }
}
