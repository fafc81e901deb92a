package org.ncbrelay.port;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.request.Urgency;

/**
 * @param title    of the case; null where the task belongs to none
 * @param caveat   where the title is that of intelligence from an external source; else null
 * @param urgency  of the case, else of the task itself; null where it has none
 * @param due      null if there is no time limit
 * @param offices  who may work on it, by role
 * @param assignee who claimed it; null if no one
 * @param workable whether the reader may work on it
 */
public record OpenTask(
        String id,
        String name,
        String process,
        String activity,
        String reference,
        String title,
        String caveat,
        Urgency urgency,
        String organisation,
        List<Role> offices,
        String assignee,
        Instant createdAt,
        Instant due,
        boolean workable) {}
