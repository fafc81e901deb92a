/** What ends a start with one sentence and its remedy: conditions that are known before anything of the relay runs. */
package org.ncbrelay.start;
