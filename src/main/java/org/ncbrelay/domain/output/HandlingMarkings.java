package org.ncbrelay.domain.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.intelligence.Intelligence.Tlp;
import org.ncbrelay.domain.request.Confidentiality;

/**
 * What every page and every row of an output carries.
 *
 * @param handling conditions of the sources; null if none
 * @param tlp      traffic light label; null if none
 * @param external whether any source is external; the caveat follows from it and cannot be left out (Annex 2.1)
 */
public record HandlingMarkings(Confidentiality confidentiality, String handling, Tlp tlp, boolean external) {
    public HandlingMarkings {
        Objects.requireNonNull(confidentiality, "confidentiality");
        if (handling != null && handling.isBlank()) handling = null;
    }

    /** The caveat, where any source is external. */
    public Optional<String> caveat() {
        return external ? Optional.of(Caveat.TEXT) : Optional.empty();
    }

    /** As people read it, {@code FOR OFFICIAL USE ONLY}. */
    public String level() {
        return confidentiality.name().replace('_', ' ');
    }

    /** As FIRST writes it, {@code TLP:AMBER+STRICT}; empty without a label. */
    public Optional<String> label() {
        return Optional.ofNullable(tlp).map(color -> "TLP:" + color.name().replace('_', '+'));
    }

    /** Level, label, handling and caveat, each a line; the caveat in the words of its source, then in the reader's. */
    public List<String> lines(Wording wording) {
        List<String> lines = new ArrayList<>();
        String level = wording.say("level." + confidentiality);
        lines.add(label().map(label -> level + " · " + label).orElse(level));
        if (handling != null) lines.add(wording.say("handling", handling));
        caveat().ifPresent(lines::add);
        if (external && !wording.language().equals(Locale.ENGLISH)) lines.add(wording.say("caveat"));
        return lines;
    }
}
