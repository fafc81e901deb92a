package org.ncbrelay.flow.administration;

import java.time.Clock;
import java.time.LocalDate;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.calendar.PublicHolidays;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.store.people.FreeDays;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets the head of an NCB add days on which the offices of the country are closed. Limits that already run keep their due date. */
@Service
public class AddFreeDays {
    private static final int LONGEST_NAME = 200;

    private final FreeDays days;
    private final PublicHolidays holidays;
    private final MemberCountries countries;
    private final Clock clock;

    public AddFreeDays(FreeDays days, PublicHolidays holidays, MemberCountries countries, Clock clock) {
        this.days = days;
        this.holidays = holidays;
        this.countries = countries;
        this.clock = clock;
    }

    /**
     * @param day  today or later by the country's clocks, at most five years ahead (our default)
     * @param name 1 to 200 characters
     * @throws Refusal.Forbidden if the officer does not head an NCB
     * @throws Refusal.Invalid   naming {@code day} or {@code name}
     * @throws Refusal.Conflict  if the day was added before
     */
    @Transactional
    public void add(LocalDate day, String name, Officer by) {
        requireHead(by);
        LocalDate today = today(by);
        if (day == null || day.isBefore(today) || day.isAfter(today.plusYears(5)))
            throw new Refusal.Invalid("day", "wrong.freeDay", "must be today or later, at most five years ahead");
        Texts.requiredNarrative("name", name, LONGEST_NAME);
        days.add(day, name.strip(), by, clock.instant());
        holidays.changed(by.organisation());
    }

    /**
     * @throws Refusal.Forbidden if the officer does not head an NCB
     * @throws Refusal.NotFound  if the NCB did not add the day, or removed it
     */
    @Transactional
    public void remove(LocalDate day, Officer by) {
        requireHead(by);
        days.remove(day, by, clock.instant());
        holidays.changed(by.organisation());
    }

    /** The date in the officer's country. */
    public LocalDate today(Officer by) {
        return LocalDate.ofInstant(
                clock.instant(), countries.calendarOf(by.organisation()).zone());
    }

    private static void requireHead(Officer by) {
        if (!by.is(Role.NCB_HEAD))
            throw new Refusal.Forbidden("refused.freeDays", "Only the head of an NCB adds and removes free days.");
    }
}
