/** What operators see and do: the state of the platform, and changes to accounts. */
package org.ncbrelay.web.pages.platform;
