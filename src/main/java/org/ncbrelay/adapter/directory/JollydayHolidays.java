package org.ncbrelay.adapter.directory;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.calendar.PublicHolidays;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.people.FreeDays;
import org.ncbrelay.store.people.FreeDays.FreeDay;
import org.springframework.stereotype.Component;

/** Public holidays of the library Jollyday; of the few countries that it lacks, the NCB adds them. */
@Component
class JollydayHolidays implements PublicHolidays {
    private static final Set<String> LIBRARY = Set.copyOf(HolidayManager.getSupportedCalendarCodes());

    private final FreeDays added;
    private final CurrentOfficer current;
    private final Cache<OrganisationCode, Set<LocalDate>> addedDays =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

    JollydayHolidays(FreeDays added, CurrentOfficer current) {
        this.added = added;
        this.current = current;
    }

    @Override
    public boolean isFree(OrganisationCode country, String alpha2, LocalDate day) {
        return manager(alpha2)
                        .map(manager -> manager.isHoliday(day, HolidayType.PUBLIC_HOLIDAY))
                        .orElse(false)
                || addedDays.get(country, this::read).contains(day);
    }

    @Override
    public List<Holiday> known(String alpha2, LocalDate from, LocalDate until, Locale language) {
        return manager(alpha2).stream()
                .flatMap(manager -> manager.getHolidays(from, until.minusDays(1), HolidayType.PUBLIC_HOLIDAY).stream())
                .map(holiday -> new Holiday(holiday.getDate(), holiday.getDescription(language)))
                .sorted(Comparator.comparing(Holiday::day))
                .toList();
    }

    @Override
    public void changed(OrganisationCode country) {
        addedDays.invalidate(country);
    }

    /** INTERPOL and other countries also count by the calendar of the country, whose days they do not read. */
    private Set<LocalDate> read(OrganisationCode country) {
        return current.as(
                Officer.relay(country),
                () -> added.all().stream().map(FreeDay::day).collect(toUnmodifiableSet()));
    }

    private static Optional<HolidayManager> manager(String alpha2) {
        return LIBRARY.contains(alpha2)
                ? Optional.of(HolidayManager.getInstance(ManagerParameters.create(alpha2)))
                : Optional.empty();
    }
}
