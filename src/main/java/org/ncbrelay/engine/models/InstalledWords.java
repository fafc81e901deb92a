package org.ncbrelay.engine.models;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ncbrelay.domain.administration.AdministrationChange;
import org.ncbrelay.store.people.AdministrationTransactions;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.stereotype.Component;

/**
 * The words of all models that two operators have ever put in force, because cases go on with theirs; of one key, the newest. Only words that
 * the release does not have are asked for here. Those that were confirmed at another node are known within half a minute (our default).
 */
@Component(InstalledWords.NAME)
public class InstalledWords extends AbstractMessageSource {
    /** Of the bean: the words of the release are another one of its type. */
    public static final String NAME = "installedWords";

    private static final Duration NEW_VERSION = Duration.ofSeconds(30);

    private final AdministrationTransactions changes;
    private final LoadingCache<Boolean, Known> known;

    InstalledWords(AdministrationTransactions changes) {
        this.changes = changes;
        this.known = Caffeine.newBuilder().refreshAfterWrite(NEW_VERSION).build(new CacheLoader<>() {
            @Override
            public Known load(Boolean only) {
                return Known.NOTHING.with(changes.models(0));
            }

            @Override
            public Known reload(Boolean only, Known before) {
                return before.with(changes.models(before.newest()));
            }
        });
    }

    /** Reads what is new, so that no request waits for it. */
    void read() {
        known.put(true, known.get(true).with(changes.models(known.get(true).newest())));
    }

    @Override
    protected String resolveCodeWithoutArguments(String code, Locale locale) {
        return known.get(true).word(code, locale.getLanguage());
    }

    /** Words of models have no places for arguments. */
    @Override
    protected MessageFormat resolveCode(String code, Locale locale) {
        String word = resolveCodeWithoutArguments(code, locale);
        return word == null ? null : new MessageFormat("'" + word.replace("'", "''") + "'", locale);
    }

    /**
     * @param newest number of the last change that was read
     * @param words  by language and key
     */
    private record Known(long newest, Map<String, Map<String, String>> words) {
        static final Known NOTHING = new Known(0, Map.of());

        Known with(List<AdministrationChange> confirmed) {
            if (confirmed.isEmpty()) return this;
            Map<String, Map<String, String>> all = new HashMap<>();
            words.forEach((language, texts) -> all.put(language, new HashMap<>(texts)));
            for (AdministrationChange change : confirmed)
                ModelFolder.words(change.proposal().files())
                        .forEach((language, texts) -> all.computeIfAbsent(language, none -> new HashMap<>())
                                .putAll(texts));
            return new Known(confirmed.get(confirmed.size() - 1).number(), all);
        }

        String word(String code, String language) {
            String word = words.getOrDefault(language, Map.of()).get(code);
            return word == null ? words.getOrDefault("en", Map.of()).get(code) : word;
        }
    }
}
