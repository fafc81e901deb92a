/**
 * Carries letters out: {@link org.ncbrelay.adapter.mail.JdbcOutbox} writes a row in the business transaction, {@link
 * org.ncbrelay.adapter.mail.OutboxSender} sends it afterwards, by default into a folder ({@link org.ncbrelay.adapter.mail.MailboxMailer})
 * and by configuration over SMTP ({@link org.ncbrelay.adapter.mail.SmtpMailer}).
 */
package org.ncbrelay.adapter.mail;
