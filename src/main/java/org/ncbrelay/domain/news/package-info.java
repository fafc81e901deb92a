/** What has changed in cases since an officer last looked. */
package org.ncbrelay.domain.news;
