package org.ncbrelay.journal;

import java.util.Optional;
import org.ncbrelay.domain.Officer;

/**
 * An entry and who recorded it.
 *
 * @param acting empty where nobody acts, as while operators decide on accounts
 */
public record Recorded(Optional<Officer> acting, Entry entry) {}
