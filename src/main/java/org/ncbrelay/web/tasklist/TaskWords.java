package org.ncbrelay.web.tasklist;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Names of tasks and flows in the reader's language, for our own pages: the same words as in Tasklist. */
@Component
public class TaskWords {
    private final Map<String, FormWords> words =
            FormWords.LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), FormWords::in));

    /**
     * @param english  as the diagram says it
     * @param language ISO 639-1
     * @return the name in that language; English where there is none
     */
    public String in(String english, String language) {
        FormWords known = words.get(language);
        return known == null || english == null ? english : known.translate(english);
    }
}
