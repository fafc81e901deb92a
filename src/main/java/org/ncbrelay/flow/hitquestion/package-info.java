/** A hit across countries: who asks its unknown owner, and how the owner discloses itself or declines. */
package org.ncbrelay.flow.hitquestion;
