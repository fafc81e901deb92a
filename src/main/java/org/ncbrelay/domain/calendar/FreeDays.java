package org.ncbrelay.domain.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ncbrelay.domain.Officer;

/** Days on which the offices of the acting country are closed, as its NCB added them. */
public interface FreeDays {
    /** In order of the days. */
    List<FreeDay> all();

    /** @throws org.ncbrelay.domain.Refusal.Conflict if the day was added before */
    void add(LocalDate day, String name, Officer by, Instant at);

    /** @throws org.ncbrelay.domain.Refusal.NotFound if the day was not added, or was removed */
    void remove(LocalDate day, Officer by, Instant at);

    record FreeDay(LocalDate day, String name, String addedBy, Instant addedAt) {}
}
