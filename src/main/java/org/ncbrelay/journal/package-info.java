/**
 * The journal of the acts: who did what on which case, for whom, with which letters and official copies. A use case says it once
 * ({@link org.ncbrelay.journal.Act}); the acts are collected while the transaction runs and written at its end, in their order, or
 * not at all.
 */
package org.ncbrelay.journal;
