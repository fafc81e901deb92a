/** Tells what a file is by looking at its first bytes. */
package org.ncbrelay.adapter.filetype;
