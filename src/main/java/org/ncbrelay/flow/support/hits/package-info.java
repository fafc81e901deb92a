/** What comes of a notice, a diffusion or a check: hits, checked with their source before anybody acts. */
package org.ncbrelay.flow.support.hits;
