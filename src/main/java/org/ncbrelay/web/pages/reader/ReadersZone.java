package org.ncbrelay.web.pages.reader;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.store.people.Preferences;
import org.springframework.stereotype.Component;

/** The time zone in which an officer reads: the one that was chosen, else that of the organisation. */
@Component
public record ReadersZone(Preferences preferences, MemberCountries countries) {
    /** UTC for INTERPOL, and for a user who serves no organisation. */
    public ZoneId of(String userId, Officer acting) {
        String chosen = preferences.of(userId).timeZone();
        if (chosen != null) return ZoneId.of(chosen);
        if (acting == null) return ZoneOffset.UTC;
        return countries.calendarOf(acting.organisation()).zone();
    }
}
