/** The figures of the board and the lists of open tasks. */
package org.ncbrelay.store.board;
