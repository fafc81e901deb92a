/** What the workers that carry letters and records out have in common: when they run, what they may see, how long they wait. */
package org.ncbrelay.adapter.worker;
