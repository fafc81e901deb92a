/** What has changed in cases since an officer last looked: followed cases, what is unread, live news and the digest by letter. */
package org.ncbrelay.flow.news;
