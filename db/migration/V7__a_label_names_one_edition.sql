alter table edition add constraint edition_label_once unique (label);
