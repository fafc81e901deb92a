/** The directories that ship with the relay: countries, sub-bureaus, taxa. */
package org.ncbrelay.adapter.directory;
