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
