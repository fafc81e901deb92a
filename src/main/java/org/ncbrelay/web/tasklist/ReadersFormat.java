package org.ncbrelay.web.tasklist;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.web.pages.content.Words;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.ReadersZone;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How somebody reads in Tasklist: as on our pages. */
@Component
class ReadersFormat {
    private final ReadersLanguage language;
    private final ReadersZone zones;
    private final MessageSource messages;
    private final Clock clock;

    ReadersFormat(ReadersLanguage language, ReadersZone zones, MessageSource messages, Clock clock) {
        this.language = language;
        this.zones = zones;
        this.messages = messages;
        this.clock = clock;
    }

    Words of(HttpServletRequest request, Officer reader) {
        String wanted = language.of(request);
        PageFormatter show = new PageFormatter(
                messages, Locale.forLanguageTag(wanted), zones.of(reader.userId(), reader), clock.instant());
        return new Words(show);
    }
}
