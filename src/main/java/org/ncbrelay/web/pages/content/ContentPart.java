package org.ncbrelay.web.pages.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One part of what decisions need; several tasks may need the same. */
interface ContentPart {
    /** Key of the title in the messages. */
    String title();

    /** The facts of each entry, by their label; empty where there is nothing to say. */
    List<Map<String, String>> rows(Material material, Words words);

    /** Whether it says nothing of a case: what other countries are asked for, and intelligence. */
    default boolean hidesTheCase() {
        return this instanceof IntelligencePart
                || this == SupportPart.ENGAGEMENT
                || this == SupportPart.OPINION
                || this == SupportPart.INVITATION
                || this == DeploymentPart.EXPERT_REQUEST;
    }

    /** Empty where there is nothing to say. */
    default Optional<Block> block(Material material, Words words) {
        List<Map<String, String>> rows = rows(material, words);
        return rows.isEmpty() ? Optional.empty() : Optional.of(Block.of(words.text(title()), rows));
    }

    /** How a part is made. */
    interface Maker {
        List<Map<String, String>> rows(Material material, Words words);
    }
}
