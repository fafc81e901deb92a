package org.ncbrelay.domain.administration;

import java.util.function.Supplier;

/** Transactions of operators, who serve no organisation: they see every change to accounts, and nothing of any case. */
public interface AdministrationTransactions {
    /** Always a transaction of its own; one at a time, so that what was checked is what is done. */
    <T> T call(Supplier<T> work);
}
