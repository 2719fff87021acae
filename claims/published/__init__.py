"""What has been published, for readers outside the newsroom: in words, as a picture, in formats of the web.

Everything here starts from the published document and from the claims behind it that may be shown today.
"""
